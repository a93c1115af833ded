"""The type of scipy's sparse matrices, which ship without types of their own."""

from typing import Any, TypeAlias

Sparse: TypeAlias = Any
"""A `scipy.sparse` matrix in rows (CSR) unless said otherwise."""
