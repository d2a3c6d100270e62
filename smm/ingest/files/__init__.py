"""Formats: workbooks, JSON, Parquet, chats and packed files, within stated limits."""
