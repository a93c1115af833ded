"""Tables: form exports, spreadsheets and delimited files."""
