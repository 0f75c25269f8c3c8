"""A boto3 session that knows only what an environment tells it, and nothing of the user's own AWS settings."""

from __future__ import annotations

import os
from collections.abc import Mapping

import boto3  # type: ignore[import-untyped]
import botocore.session  # type: ignore[import-untyped]


def hermetic_session(environment: Mapping[str, str]) -> boto3.Session:
    """A session with the keys, the Region and the endpoint of the environment.

    ``AWS_PROFILE`` and the files in the home folder of the person who runs this play no part.
    """
    core = botocore.session.Session(session_vars={"profile": (None, None, None, None)})
    core.set_config_variable("config_file", os.devnull)
    core.set_config_variable("credentials_file", os.devnull)
    return boto3.Session(
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
        region_name=environment["AWS_REGION"],
        botocore_session=core,
    )
