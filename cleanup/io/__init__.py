"""Bytes in, bytes out: decoding, file formats, finding and writing files, the edit log and its reversal."""
