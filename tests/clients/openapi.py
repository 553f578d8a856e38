"""Holds the description of our JSON against its standard and the answers against the description; called by
scripts/clients."""

import sys

import requests
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate


def answers(root, document):
    """Asks every path that the sample province can answer to anybody; each answer is as described."""
    asked = 0
    for path, verbs in document["paths"].items():
        # What a station sends is not tried here; scripts/clients does it with other people's programs.
        if "get" not in verbs:
            continue
        address = root + path.replace("{code}", requests.get(f"{root}/api/v1/stations").json()["stations"][0]["code"])
        if path == "/api/v1/intake/receipts":
            address += "?station=" + requests.get(f"{root}/api/v1/stations").json()["stations"][0]["code"]
        answer = requests.get(address)
        described = verbs["get"]["responses"].get(str(answer.status_code))
        assert described, f"{answer.status_code} to {path} is not described"
        for kind, content in described.get("content", {}).items():
            assert answer.headers["content-type"].startswith((kind, "application/problem+json")), path
            schema = {**content["schema"], "components": document["components"]}
            Draft202012Validator(schema).validate(answer.json())
            asked += 1
    return asked


def main(root):
    document = requests.get(f"{root}/api/openapi.json").json()
    validate(document)
    names = [operation["operationId"] for verbs in document["paths"].values() for operation in verbs.values()]
    assert len(names) == len(set(names)), "two operations have one name"
    print(f"openapi-spec-validator: {len(names)} operations, {answers(root, document)} answers as described")


if __name__ == "__main__":
    main(sys.argv[1])
