"""Reads the sample province with frost_sta_client, as a Python user of SensorThings does; called by scripts/clients.

What is read here is also what the file promises: entities and their properties, paging by the client itself, expansion,
filters over properties and times, counting, and a reading that is no measurement.
"""

import sys
from datetime import datetime, timedelta, timezone

import frost_sta_client as frost


def things(service):
    """Twelve stations, each with its code, the codes in order and without doubles."""
    found = list(service.things().query().orderby("properties/code", "ASC").top(5).list())
    codes = [thing.properties["code"] for thing in found]
    assert len(codes) == 12, f"{len(codes)} stations through pages of five"
    assert codes == sorted(set(codes)), codes
    return codes


def one_by_code(service, code):
    """A station by its code, with its datastreams and where it stands."""
    found = list(service.things().query().filter(f"properties/code eq '{code}'").expand("Datastreams,Locations").list())
    assert len(found) == 1, f"{len(found)} stations with the code {code}"
    thing = found[0]
    datastreams = list(thing.datastreams)
    assert datastreams, f"{code} has no datastreams"
    assert all(stream.properties["symbol"] for stream in datastreams)
    longitude, latitude = next(iter(thing.locations)).location["coordinates"]
    assert 102 < longitude < 110 and 8 < latitude < 24, "not in Vietnam"
    return datastreams


def readings(stream):
    """The last day of a datastream: newest first, counted, every result a number or explained."""
    since = (datetime.now(timezone.utc) - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    query = stream.get_observations().query().filter(f"phenomenonTime ge {since}").orderby("phenomenonTime").top(100)
    found = list(query.count().list())
    times = [observation.phenomenon_time for observation in found]
    assert times == sorted(times, reverse=True), "not newest first"
    for observation in found:
        assert isinstance(observation.result, (int, float)) or observation.result_quality, observation.phenomenon_time
    return len(found)


def main(url):
    service = frost.SensorThingsService(url)
    codes = things(service)
    total = sum(readings(stream) for code in codes for stream in one_by_code(service, code)[:1])
    assert total, "no reading in the last day"
    print(f"frost_sta_client: {len(codes)} stations, {total} readings of the last day read")


if __name__ == "__main__":
    main(sys.argv[1])
