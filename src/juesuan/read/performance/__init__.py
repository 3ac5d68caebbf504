"""Performance self-assessment sheets: their funds, scores and indicators."""

from juesuan.read.performance.read_performance import Performance, read_performance

__all__ = ["Performance", "read_performance"]
