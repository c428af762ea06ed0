"""The rules: one file per rule, grouped by family; the contract and the registry."""
