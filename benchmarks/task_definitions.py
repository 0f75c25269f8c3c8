"""Task definitions as a company with many services has them, written into folders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.repositories import repositories

_REGISTRY = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"
_ARN = "eu-west-1:123456789012"
_TEAM = slice(0, 7)


def task_definition(number: int) -> dict[str, Any]:
    """One of some sixty lines of JSON, with a container of the service and one beside it."""
    repository = repositories(number + 1)[number]
    service, team = repository.replace("/", "-"), repository[_TEAM]
    return {
        "family": service,
        "requiresCompatibilities": ["EXTERNAL"],
        "networkMode": "bridge" if number % 3 else "host",
        "cpu": "256",
        "memory": str(256 + 128 * (number % 5)),
        "taskRoleArn": f"arn:aws:iam::123456789012:role/{service}-task",
        "containerDefinitions": [
            {
                "name": "service",
                "image": f"{_REGISTRY}/{repository}:1.{number % 40}.{number % 7}",
                "essential": True,
                "portMappings": [{"containerPort": 8080 + number % 20, "protocol": "tcp"}],
                "environment": [{"name": "TEAM", "value": team}, {"name": "LEVEL", "value": "info"}],
                "secrets": [
                    {
                        "name": "DATABASE",
                        "valueFrom": f"arn:aws:secretsmanager:{_ARN}:secret:{service}/db-AbCdEf",
                    },
                    {"name": "KEY", "valueFrom": f"arn:aws:ssm:{_ARN}:parameter/{team}/key-{number}"},
                ],
                "logConfiguration": _logs(f"/ecs/{service}"),
                "healthCheck": {"command": ["CMD-SHELL", "wget -qO- http://localhost/health"], "interval": 30},
            },
            {
                "name": "proxy",
                "image": "public.ecr.aws/nginx/nginx:1.27"
                if number % 2
                else f"{_REGISTRY}/{team}/proxy:2.{number % 9}",
                "essential": False,
                "memory": 64,
                "dependsOn": [{"containerName": "service", "condition": "HEALTHY"}],
                "logConfiguration": _logs(f"/ecs/{team}/proxy"),
            },
        ],
        "volumes": [],
    }


def _logs(group: str) -> dict[str, Any]:
    options = {"awslogs-group": group, "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "ecs"}
    return {"logDriver": "awslogs", "options": options}


def write_task_definitions(folder: Path, count: int) -> None:
    """So many files in a new folder."""
    folder.mkdir()
    for number in range(count):
        text = json.dumps(task_definition(number), indent=2)
        (folder / f"service-{number:04}.json").write_text(text + "\n", encoding="utf-8")
