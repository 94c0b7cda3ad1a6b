"""The page around every view: template, scripts, records and colours."""
