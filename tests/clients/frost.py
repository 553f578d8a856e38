"""Reads the sample province with frost_sta_client, as a Python user of SensorThings does; called by scripts/clients.

What is read here is also what the file promises: entities and their properties, paging by the client itself, expansion,
filters over properties, relations and times, ordering, counting, averages as spans of time, and readings that are no
measurement.
"""

import logging
import sys
from datetime import datetime, timedelta, timezone

import frost_sta_client as frost
import requests

STATIONS = 60
# The station of the sample province whose logger broke down half a day before its history ends.
BROKEN = "KHI002"


def ago(**span):
    """A moment of the past, as filters write it."""
    return (datetime.now(timezone.utc) - timedelta(**span)).strftime("%Y-%m-%dT%H:%M:%SZ")


def things(service):
    """All stations through pages of five, each with its code, in order and without doubles."""
    found = list(service.things().query().orderby("properties/code", "ASC").top(5).list())
    codes = [thing.properties["code"] for thing in found]
    assert len(codes) == STATIONS, f"{len(codes)} stations through pages of five"
    assert codes == sorted(set(codes)), codes
    assert service.things().query().count().top(1).list().count == STATIONS
    return codes


def one_by_code(service, code):
    """A station by its code, with its datastreams and where it stands; the same by its id."""
    found = list(service.things().query().filter(f"properties/code eq '{code}'").expand("Datastreams,Locations").list())
    assert len(found) == 1, f"{len(found)} stations with the code {code}"
    thing = found[0]
    datastreams = list(thing.datastreams)
    assert datastreams, f"{code} has no datastreams"
    assert {stream.properties["averaging"] for stream in datastreams} == {"raw", "PT1H", "P1D"}
    assert all(stream.properties["symbol"] and stream.unit_of_measurement.symbol for stream in datastreams)
    longitude, latitude = next(iter(thing.locations)).location["coordinates"]
    assert 102 < longitude < 110 and 8 < latitude < 24, "not in Vietnam"
    assert service.things().find(thing.id).name == thing.name
    return datastreams


def readings(stream):
    """The last day of a datastream: newest first, counted, every result a number or explained."""
    query = stream.get_observations().query().filter(f"phenomenonTime ge {ago(days=1)}").orderby("phenomenonTime").top(100)
    listed = query.count().list()
    found = list(listed)
    times = [observation.phenomenon_time for observation in found]
    assert times == sorted(set(times), reverse=True), "not newest first, or twice"
    assert len(found) == listed.count, f"{len(found)} through pages, {listed.count} counted"
    for observation in found:
        assert isinstance(observation.result, (int, float)) or observation.result_quality, observation.phenomenon_time
    return len(found)


def averages(service, code):
    """Hourly averages of a station: spans of an hour, side by side."""
    path = f"Datastream/Thing/properties/code eq '{code}' and Datastream/properties/averaging eq 'PT1H'"
    query = service.observations().query().filter(f"{path} and phenomenonTime ge {ago(hours=6)}")
    found = list(query.orderby("phenomenonTime", "ASC").expand("Datastream($select=properties)").list())
    assert bool(found) != (code == BROKEN), f"{code}: {len(found)} hourly averages"
    for observation in found:
        start, end = (datetime.fromisoformat(t.replace("Z", "+00:00")) for t in observation.phenomenon_time.split("/"))
        assert end - start == timedelta(hours=1), observation.phenomenon_time
        assert observation.datastream.properties["averaging"] == "PT1H"


def newest_of_all(service):
    """The newest reading of every series of every station in one request."""
    inside = "Datastreams($filter=properties/averaging eq 'raw';$expand=Observations($top=1;$orderby=phenomenonTime desc))"
    newest = {}
    for thing in service.things().query().expand(inside).list():
        for stream in thing.datastreams:
            newest.update({(thing.id, stream.id): o.phenomenon_time for o in stream.observations.entities})
    assert len({thing for thing, _ in newest}) == STATIONS, "a station without any reading"


def no_measurements(service):
    """What a logger sent while it calibrated or was broken keeps its status and has no result."""
    query = service.observations().query().filter(f"resultQuality/valid eq false and phenomenonTime ge {ago(days=10)}")
    found = list(query.expand("FeatureOfInterest").top(10).list().entities)
    assert found, "not one calibration or fault in ten days"
    for observation in found:
        assert observation.result is None and observation.result_quality["valid"] is False
        assert observation.feature_of_interest.name


def observed_properties(service):
    """Canonical symbols, each with the series that measure it."""
    found = list(service.observed_properties().query().filter("name eq 'PM2.5'").expand("Datastreams").list())
    assert len(found) == 1 and list(found[0].datastreams), "nobody measures PM2.5"


def refusals(service):
    """A wrong question is refused with the place of its fault, not answered with everything."""
    # The client logs every refusal as an error; here they are wanted.
    logging.disable(logging.ERROR)
    for wrong in ["colour eq 1", "name eq", "name gt 5"]:
        try:
            service.things().query().filter(wrong).list()
        except requests.exceptions.HTTPError as refused:
            assert refused.response.status_code == 400 and refused.response.json()["detail"], wrong
        else:
            raise AssertionError(f"answered: {wrong}")


def main(url):
    service = frost.SensorThingsService(url)
    codes = things(service)
    total = 0
    for code in codes:
        raw = [stream for stream in one_by_code(service, code) if stream.properties["averaging"] == "raw"]
        total += readings(raw[0])
        averages(service, code)
    assert total, "no reading in the last day"
    newest_of_all(service)
    no_measurements(service)
    observed_properties(service)
    refusals(service)
    print(f"frost_sta_client: {len(codes)} stations, {total} readings of the last day read")


if __name__ == "__main__":
    main(sys.argv[1])
