"""Processes that hold a snapshot open and answer questions, one after another; each can be ended alone."""
