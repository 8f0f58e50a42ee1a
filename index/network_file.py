"""Networks as files, opened by onnxruntime."""

from __future__ import annotations

from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from index.errors import ModelUnavailable

#: What onnxruntime raises over a file that is no network, or another than it should be; they have no root of their own.
_NOT_READ = (faults.InvalidProtobuf, faults.InvalidGraph, faults.InvalidArgument, faults.NoSuchFile, faults.Fail)


def opened(path: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    """On the processor. Raises `ModelUnavailable` where the file is missing or damaged."""
    if not path.is_file():
        raise ModelUnavailable(path.name, f"{path} is missing; install Pincite again", kind="network")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except _NOT_READ as error:
        raise ModelUnavailable(path.name, f"{path} is damaged; install Pincite again", kind="network") from error
