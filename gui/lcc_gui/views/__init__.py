"""The pages: each shows and edits one part of the document, and takes the document and the settings, nothing else."""
