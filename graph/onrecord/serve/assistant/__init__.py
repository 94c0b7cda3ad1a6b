"""What assistants call: the catalogue, search and evidence as tools of the Model Context Protocol."""
