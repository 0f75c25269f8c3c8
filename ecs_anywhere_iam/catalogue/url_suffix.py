"""What the addresses of services end in, by partition.

https://github.com/boto/botocore/blob/87929bffb98fb2e8b5cdbbeab1ae4aa9e86cbd8b/botocore/data/partitions.json
"""

from __future__ import annotations

URL_SUFFIXES: dict[str, str] = {
    "aws": "amazonaws.com",
    "aws-cn": "amazonaws.com.cn",
    "aws-us-gov": "amazonaws.com",
    "aws-eusc": "amazonaws.eu",
    "aws-iso": "c2s.ic.gov",
    "aws-iso-b": "sc2s.sgov.gov",
    "aws-iso-e": "cloud.adc-e.uk",
    "aws-iso-f": "csp.hci.ic.gov",
}
