"""The agent core, without I/O: generators that are given what a page shows, and yield what is to be done.

- `steps`: What a generator yields, and what is sent back to it
- `extraction`: An extraction: shows the page to a model, lets it read more, and takes its answer
- `prompts`: The texts for the model
- `candidates`: What a page states for machines, as far as an extraction may need it
- `tools`: What a model can call meanwhile: it reads and searches the page
- `answers`: The JSON of an answer

A driver runs such a generator: that of the client over the bridge (smooth_page/_async/elements/model_answers.py), that
of the engine over its browser (smooth_page/local/extract/by_model.py). Models are asked in smooth_page/models.
"""
