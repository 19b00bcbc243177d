"""The record of a meeting: written by itself, corrected by people, printed and taken along."""
