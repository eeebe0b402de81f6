"""Where the answers of a batch go: JSON lines, CSV or Parquet, by the ending of the name."""

from webapp.cli.outputs.kinds import Held, Output, main_output, summary_output

__all__ = ["Held", "Output", "main_output", "summary_output"]
