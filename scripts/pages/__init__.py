"""The parts of ``docs/`` that are made from the code: commands, formats, questions, the API, the floors."""
