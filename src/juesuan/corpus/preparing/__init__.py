"""From stacked tables to the prepared tables that the compiled rules judge, as portable SQL.

`encode.prepared` says what the prepared tables are and makes them of packages in memory; these queries make
the same of whole columns.
"""
