"""Text and tables as web pages and word documents hold them, and how they become a document."""
