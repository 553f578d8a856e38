//! `$expand` in all its forms.

use query::Options;

use crate::options::words;

#[test]
fn relations_nest() {
    let texts = [
        "Datastreams",
        "Datastreams,Locations",
        "Datastreams/ObservedProperty",
        "Datastreams,Datastreams/ObservedProperty,Datastreams/Sensor",
        "Datastreams($top=1)",
        "Datastreams($top=1),Datastreams/Sensor",
        "Datastreams/Sensor,Datastreams($top=1)",
        "Datastreams()",
        "Datastreams($filter=name eq 'a;b)c';$top=1;$expand=Observations($orderby=phenomenonTime desc;$top=1))",
        "Datastreams($filter=startswith(name,'x') or (unit eq 'y');$select=id,name;$count=true),Locations",
        "Datastreams/Observations($top=2;$skip=3)",
        "Datastreams($expand=Sensor,ObservedProperty($select=name);$top=3)",
        // Refused:
        "",
        "Datastreams(",
        "Datastreams($top=1",
        "Datastreams($top)",
        "Datastreams($levels=2)",
        "Datastreams($top=1;$top=2)",
        "Datastreams($top=1),Datastreams($top=2)",
        "Datastreams($top=1,Locations",
        "Datastreams/",
        "Datastreams Locations",
    ];
    let found: Vec<String> = texts
        .iter()
        .map(|text| {
            let answer = match Options::parse(&format!("$expand={text}")) {
                Ok(options) => words(&options),
                Err(refusal) => refusal.to_string(),
            };
            format!("{text}\n    {answer}")
        })
        .collect();
    insta::assert_snapshot!(found.join("\n"));
}
