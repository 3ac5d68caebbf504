"""Where numbers belong whose blank cells are gone: equations and statements as evidence."""
