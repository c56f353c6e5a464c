"""Whose name is that?"""
