"""Whether all equations of the tables can hold together, where each can on its own."""

from __future__ import annotations

from juesuan.evaluate.joint.judge import judge_joint

__all__ = ["judge_joint"]
