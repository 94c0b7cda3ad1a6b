"""For whom one speaks: who acts for which state or group by a document's words, and on whose behalf a statement is."""
