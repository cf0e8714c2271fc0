"""The pages of the app, one file each. Each draws what the summary or the rules say."""
