"""Dialogues that the press prints: who asks and who answers, and what each says in a turn."""
