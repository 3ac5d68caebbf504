"""The statements of the prose: sentence patterns as data, figures as rows."""
