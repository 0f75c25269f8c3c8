"""The hosts of private ECR registries."""

from typing import NamedTuple


class RegistryHost(NamedTuple):
    """The hosts ``<account>.<service>.<region>.<suffix>`` of a partition, with or without ``-fips`` after the service.

    ``regions`` is what the Regions of the partition look like.
    """

    service: str
    suffix: str
    regions: str
    partition: str


# Both services, their `-fips` forms and the suffixes of `aws` and `aws-us-gov`:
# https://docs.aws.amazon.com/general/latest/gr/ecr.html
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
# The suffixes of the other partitions and the Regions of all:
# https://github.com/boto/botocore/blob/1.43.106/botocore/data/partitions.json
# The dual-stack suffixes of the other partitions, as the agent knows them. It writes that of the European Sovereign
# Cloud without `on.`, against the pattern of all others; both are taken for private ECR.
# https://github.com/aws/amazon-ecs-agent/blob/f7b7394539feedfd7af861281fda8a26c24c1f65/ecs-agent/utils/uri/uri.go
REGISTRY_HOSTS: tuple[RegistryHost, ...] = (
    RegistryHost("dkr.ecr", "amazonaws.com", "(?!cn-)[a-z]{2}-[a-z]+-[0-9]+", "aws"),
    RegistryHost("dkr.ecr", "amazonaws.com", "us-gov-[a-z]+-[0-9]+", "aws-us-gov"),
    RegistryHost("dkr.ecr", "amazonaws.com.cn", "cn-[a-z]+-[0-9]+", "aws-cn"),
    RegistryHost("dkr.ecr", "amazonaws.eu", "eusc-[a-z]+-[a-z]+-[0-9]+", "aws-eusc"),
    RegistryHost("dkr.ecr", "c2s.ic.gov", "us-iso-[a-z]+-[0-9]+", "aws-iso"),
    RegistryHost("dkr.ecr", "sc2s.sgov.gov", "us-isob-[a-z]+-[0-9]+", "aws-iso-b"),
    RegistryHost("dkr.ecr", "cloud.adc-e.uk", "eu-isoe-[a-z]+-[0-9]+", "aws-iso-e"),
    RegistryHost("dkr.ecr", "csp.hci.ic.gov", "us-isof-[a-z]+-[0-9]+", "aws-iso-f"),
    RegistryHost("dkr-ecr", "on.aws", "(?!cn-)[a-z]{2}-[a-z]+-[0-9]+", "aws"),
    RegistryHost("dkr-ecr", "on.aws", "us-gov-[a-z]+-[0-9]+", "aws-us-gov"),
    RegistryHost("dkr-ecr", "on.amazonwebservices.com.cn", "cn-[a-z]+-[0-9]+", "aws-cn"),
    RegistryHost("dkr-ecr", "on.amazonwebservices.eu", "eusc-[a-z]+-[a-z]+-[0-9]+", "aws-eusc"),
    RegistryHost("dkr-ecr", "amazonwebservices.eu", "eusc-[a-z]+-[a-z]+-[0-9]+", "aws-eusc"),
    RegistryHost("dkr-ecr", "on.aws.ic.gov", "us-iso-[a-z]+-[0-9]+", "aws-iso"),
    RegistryHost("dkr-ecr", "on.aws.scloud", "us-isob-[a-z]+-[0-9]+", "aws-iso-b"),
    RegistryHost("dkr-ecr", "on.cloud-aws.adc-e.uk", "eu-isoe-[a-z]+-[0-9]+", "aws-iso-e"),
    RegistryHost("dkr-ecr", "on.aws.hci.ic.gov", "us-isof-[a-z]+-[0-9]+", "aws-iso-f"),
)
