"""SQL for the rules on the figures of the text: tables that are computed once, then one verdict for each."""
