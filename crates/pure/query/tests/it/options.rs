//! Whole query strings, as they arrive in an address.

use query::{Options, with_page_mark};

fn read(raw: &str) -> String {
    match Options::parse(raw) {
        Ok(options) => words(&options),
        Err(refusal) => refusal.to_string(),
    }
}

/// What is set, in words.
pub fn words(options: &Options) -> String {
    let mut words = Vec::new();
    words.extend(options.filter.as_ref().map(|f| format!("filter[{f}]")));
    for by in &options.order_by {
        words.push(format!("by[{}{}]", by.path, if by.descending { " desc" } else { "" }));
    }
    words.extend(options.select.iter().map(|s| format!("select[{s}]")));
    words.extend(options.expand.iter().map(|e| {
        format!("expand[{}{}]", e.relation, {
            let inner = words_of(&e.options);
            if inner.is_empty() { inner } else { format!(": {inner}") }
        })
    }));
    words.extend(options.top.map(|n| format!("top[{n}]")));
    words.extend(options.skip.map(|n| format!("skip[{n}]")));
    words.extend(options.count.map(|n| format!("count[{n}]")));
    words.extend(options.result_format.map(|n| format!("format[{n:?}]")));
    words.extend(options.skip_token.iter().map(|n| format!("mark[{n}]")));
    words.extend(options.others.iter().map(|(n, v)| format!("other[{n}={v}]")));
    words.join(" ")
}

fn words_of(options: &Options) -> String {
    words(options)
}

#[test]
fn query_strings() {
    let raws = [
        "",
        "&&",
        "$top=5&$skip=10&$count=true",
        "$top=0&$count=FALSE",
        "$filter=name%20eq%20%27a%26b%3Dc%27&$orderby=name",
        "$filter=name+eq+'x+y'",
        "$filter=phenomenonTime ge 2026-11-22T10:15:00+07:00",
        "%24filter=name eq 'Tr%E1%BA%A1m'",
        "$orderby=name,phenomenonTime desc, id asc",
        "$orderby=Datastream/id%20desc",
        "$select=id,name,properties/code",
        "$select=*",
        "$select=@iot.id",
        "$resultFormat=dataArray",
        "$resultFormat=GeoJSON",
        "$resultFormat=CSV",
        "$format=json",
        "$skiptoken=abc",
        "lang=vi&$top=1",
        // Refused:
        "$top=-1",
        "$top=5.0",
        "$top=abc",
        "$top=",
        "$top=5 5",
        "$top=99999999999999999999",
        "$skip=x",
        "$count=yes",
        "$resultFormat=xml",
        "$format=xml",
        "$search=abc",
        "$Filter=a eq 1",
        "filter=a eq 1",
        "top=5",
        "$top=1&$top=2",
        "$filter=%zz",
        "$filter=%ff",
        "$filter=a%",
        "$orderby=name up",
        "$orderby=",
        "$orderby=name desc desc",
        "$select=",
        "$select=a b",
        "$filter=",
    ];
    let found: Vec<String> = raws.iter().map(|raw| format!("{raw:<60} {}", read(raw))).collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn the_next_link_keeps_what_was_asked() {
    let cases = [
        ("", "$skiptoken=M"),
        ("$top=5&$skip=10", "$top=5&$skiptoken=M"),
        ("%24skip=10&$filter=a%20eq%20'%26'", "$filter=a%20eq%20'%26'&$skiptoken=M"),
        ("$skiptoken=OLD&$count=true", "$count=true&$skiptoken=M"),
    ];
    for (raw, next) in cases {
        assert_eq!(with_page_mark(raw, "M"), next, "{raw}");
    }
    assert_eq!(with_page_mark("", "a+b&c"), "$skiptoken=a%2Bb%26c");
}
