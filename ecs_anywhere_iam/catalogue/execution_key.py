"""What the task execution role is given on KMS keys, where what it reads is under a customer managed key.

The AWS managed keys ``aws/secretsmanager`` and ``aws/ssm`` need no permission. Neither does a repository under a key of
its own: ECR made itself a grant when the repository was created
(https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html).
"""

from __future__ import annotations

from ecs_anywhere_iam.catalogue.need import NeedKind
from ecs_anywhere_iam.catalogue.permission import Basis, Permission
from ecs_anywhere_iam.catalogue.scope import Scope
from ecs_anywhere_iam.catalogue.source import AUTHORIZATION_KMS, ECS_EXECUTION_ROLE, KMS_VIA_SERVICE

# AWS's pages grant it on the key without a condition; that kms:ViaService narrows it and loses nothing is inferred.
EXECUTION_KEY_PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        sid="KmsDecryptSecrets",
        actions=("kms:Decrypt",),
        scope=Scope.KEY_OF_SECRET,
        why="Secrets Manager decrypts a secret under a customer managed key on behalf of who reads it.",
        sources=(ECS_EXECUTION_ROLE, KMS_VIA_SERVICE, AUTHORIZATION_KMS),
        basis=Basis.INFERRED,
        needs=(NeedKind.SECRET_KEY,),
    ),
    Permission(
        sid="KmsDecryptParameters",
        actions=("kms:Decrypt",),
        scope=Scope.KEY_OF_PARAMETER,
        why="Parameter Store decrypts a parameter under a customer managed key on behalf of who reads it.",
        sources=(ECS_EXECUTION_ROLE, KMS_VIA_SERVICE, AUTHORIZATION_KMS),
        basis=Basis.INFERRED,
        needs=(NeedKind.PARAMETER_KEY,),
    ),
    Permission(
        sid="KmsDecryptFiles",
        actions=("kms:Decrypt",),
        scope=Scope.KEY_OF_FILE,
        why="S3 decrypts a file under a customer managed key on behalf of who downloads it.",
        sources=(ECS_EXECUTION_ROLE, KMS_VIA_SERVICE, AUTHORIZATION_KMS),
        basis=Basis.INFERRED,
        needs=(NeedKind.FILE_KEY,),
    ),
)
