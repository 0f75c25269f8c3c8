"""The finding of a field that refers to a resource."""

from __future__ import annotations

from ecs_anywhere_iam.tasks.definition.finding import Finding, Place, Verdict
from ecs_anywhere_iam.tasks.definition.reference import Reference
from ecs_anywhere_iam.tasks.need import Need


def found_reference(
    place: Place, noun: str, *needs: Need, reference: Reference | None = None, warnings: tuple[str, ...] = ()
) -> Finding:
    """The need of the resource; where its name has a placeholder, that is said."""
    if reference is None:
        return place.found(noun, Verdict.NEED, *needs, warnings=warnings)
    verb = "are" if len(reference.own) > 1 else "is"
    own = (f"{' and '.join(reference.own)} {verb} read as the role's own",) if reference.own else ()
    if reference.complete:
        return place.found(noun, Verdict.NEED, *needs, warnings=(*warnings, *own))
    return place.found(f"{noun}, whose name is not known yet", Verdict.INCOMPLETE, *needs, warnings=(*warnings, *own))


def unknown_kind(place: Place) -> Finding:
    """The finding of a secret that is a placeholder altogether."""
    return place.found(
        "a placeholder for a secret or a parameter, which only the task execution role may read", Verdict.INCOMPLETE
    )
