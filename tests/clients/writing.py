"""Writes observations with the account of a station, by frost_sta_client and by stapy; called by scripts/clients.

Each writes one and reads it back; frost_sta_client also many as arrays, of which a row that is no reading costs no
other. stapy can send its arrays only without an account, and is refused.
"""

import sys
from datetime import datetime, timedelta, timezone

import frost_sta_client as frost
import requests
from frost_sta_client.model.ext.data_array_document import DataArrayDocument
from frost_sta_client.model.ext.data_array_value import DataArrayValue
from stapy import Entity, Post, Query, config

# Seconds that no logger of the demonstration uses: what is written here is told apart from what it sends.
NOW = datetime.now(timezone.utc).replace(second=37, microsecond=0) - timedelta(minutes=1)


def moment(minutes):
    return (NOW - timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def series_of(service, code):
    """The raw series of a station."""
    path = f"Thing/properties/code eq '{code}' and properties/averaging eq 'raw'"
    return list(service.datastreams().query().filter(path).orderby("id", "ASC").list())


def single(service, stream):
    """One observation: created, found by its id, and created again without becoming another."""
    made = frost.Observation(phenomenon_time=moment(1), result=41.6, result_quality="00", datastream=frost.Datastream(id=stream.id))
    service.create(made)
    found = service.observations().find(made.id)
    assert (found.result, found.phenomenon_time) == (41.6, moment(1)), found
    again = frost.Observation(phenomenon_time=moment(1), result=41.6, result_quality="00", datastream=frost.Datastream(id=stream.id))
    service.create(again)
    assert again.id == made.id, "sent again it became another"
    calibrating = frost.Observation(phenomenon_time=moment(2), result=99, result_quality="01", datastream=stream)
    service.create(calibrating)
    assert service.observations().find(calibrating.id).result is None, "a calibration is no result"


def arrays(service, streams):
    """An hour of two series as arrays; one time lies in the future."""
    properties = {DataArrayValue.Property.PHENOMENON_TIME, DataArrayValue.Property.RESULT}
    document = DataArrayDocument()
    for stream in streams:
        values = DataArrayValue()
        values.datastream = stream
        values.components = properties
        for minute in [*range(10, 70), -600]:
            values.add_observation(frost.Observation(phenomenon_time=moment(minute), result=minute / 10, datastream=stream))
        document.add_data_array_value(values)
    made = service.observations().create(document)
    links = [observation.self_link for observation in made]
    assert len(links) == 61 * len(streams), len(links)
    assert links.count("error") == len(streams), "only what lies in the future is no reading"
    assert len(set(links)) == 60 * len(streams) + 1, "an address twice"
    read = requests.get(links[5], timeout=10).json()
    assert (read["result"], read["phenomenonTime"]) == (1.5, moment(15)), read
    return len(links) - len(streams)


def with_stapy(url, code, secret, stream):
    """Reads the series and writes one observation; its arrays come without an account."""
    config.set(STA_URL=f"{url}/", STA_USR=code, STA_PWD=secret)
    query = Query(Entity.Datastream).entity_id(stream).select("name", "unitOfMeasurement.symbol")
    name, unit = query.get_data_sets()
    assert code in name and unit, (name, unit)
    made = Post.observation(moment(5), 12.5, result_quality={"status": "00"}, datastream_id=stream)
    assert made > 0, "stapy was refused"
    found = Query(Entity.Observation).entity_id(made).select("result", "phenomenonTime").get_data_sets()
    assert found[0] == 12.5, found
    before = requests.get(f"{url}/Datastreams({stream})/Observations?$count=true&$top=0", timeout=10).json()["@iot.count"]
    Post.observations([1.0], [moment(6)], stream)
    after = requests.get(f"{url}/Datastreams({stream})/Observations?$count=true&$top=0&$filter=phenomenonTime eq {moment(6)}", timeout=10)
    assert after.json()["@iot.count"] == 0 and before > 0, "taken from nobody"


def refusals(url, stream, foreign):
    """Nobody writes without an account, none the series of another."""
    service = frost.SensorThingsService(url)
    answer = requests.post(f"{url}/Datastreams({stream.id})/Observations", json={"result": 1}, timeout=10)
    assert answer.status_code == 401, answer.text
    account = (sys.argv[2], sys.argv[3])
    answer = requests.post(f"{url}/Datastreams({foreign.id})/Observations", json={"result": 1}, auth=account, timeout=10)
    assert answer.status_code == 403 and answer.json()["detail"], answer.text
    answer = requests.post(f"{url}/Things", json={"name": "x", "description": "x"}, auth=account, timeout=10)
    assert answer.status_code == 405 and answer.json()["detail"], answer.text
    assert service.things().query().count().top(1).list().count > 0


def main(url, code, secret):
    service = frost.SensorThingsService(url, auth_handler=frost.AuthHandler(code, secret))
    streams = series_of(service, code)
    single(service, streams[0])
    written = arrays(service, streams[1:3])
    with_stapy(url, code, secret, streams[3].id)
    other = next(s for s in service.datastreams().query().filter(f"Thing/properties/code ne '{code}'").top(1).list())
    refusals(url, streams[0], other)
    print(f"frost_sta_client and stapy: {written + 3} observations of {code} written and read")


if __name__ == "__main__":
    main(*sys.argv[1:4])
