"""The tagger of names: people, institutions and places, by a linear-chain CRF."""
