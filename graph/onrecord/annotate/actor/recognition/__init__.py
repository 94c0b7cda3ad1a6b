"""Named-entity recognition: the names of actors in a text, by the gazetteer, by rules and by the model's entities."""
