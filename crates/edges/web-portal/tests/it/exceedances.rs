//! The list of what was over its limit.

use crate::place::on_both;

const STATION: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public
KXQ009,Không khí cổng nhà máy,ambient_air,,,,10.1,106.1,,60,SO2,QCVN 05:2023/BTNMT,,,,true
";
const DRAIN: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public
NUO009,Cống xả nhà máy,wastewater,,,,10.1,106.1,,60,pH,QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0,,true
";

#[test]
fn hours_in_a_row_are_one_line_that_opens() {
    on_both(|town| {
        town.import(STATION);
        // The newest first: two hours over 350, one below, three over.
        town.send("KXQ009", &[("SO2", "ug/Nm3", vec![360.0, 400.0, 100.0, 351.0, 420.0, 360.0, 10.0])]);
        assert_eq!(town.judge().len(), 5);
        for (lang, two, three) in [("vi", "2 lần liền nhau", "3 lần liền nhau"), ("en", "2 in a row", "3 in a row")]
        {
            let page = town.page("/exceedances", lang);
            let lines = lines(&page);
            assert_eq!(lines.len(), 2, "{lines:?}");
            assert!(lines[0].contains("22/11/2026 08:00 – 10:00") && lines[0].contains(two), "{}", lines[0]);
            assert!(lines[1].contains("22/11/2026 04:00 – 07:00") && lines[1].contains(three), "{}", lines[1]);
            let worst = lines.iter().map(|line| line.split("</details>").nth(1).unwrap()).collect::<Vec<_>>();
            assert!(worst[0].contains("400") && worst[1].contains("420"), "{worst:?}");
            let ways = lines.concat().matches("href=\"/exceedances/").count();
            assert_eq!(ways, 2 + 5, "each hour has its evidence");
        }
    });
}

#[test]
fn the_worst_outside_of_a_range_is_the_furthest_and_its_link_says_which_it_is() {
    on_both(|town| {
        town.import(DRAIN);
        // The newest first: ten hours of today within 6 – 9, then three days outside.
        let hours = [(7.0, 10), (9.2, 24), (4.5, 24), (9.8, 24)];
        let values = hours.into_iter().flat_map(|(value, count)| vec![value; count]).collect();
        town.send("NUO009", &[("pH", "-", values)]);
        let found = town.judge();
        assert_eq!(found.len(), 3);
        for (lang, link, acid) in
            [("vi", "Lần vượt nhiều nhất: 20/11/2026", "4,5"), ("en", "The worst: 20/11/2026", "4.5")]
        {
            let page = town.page("/exceedances", lang);
            let lines = lines(&page);
            assert_eq!(lines.len(), 1, "{lines:?}");
            assert!(lines[0].contains("19/11/2026 – 21/11/2026<"), "the days in a row lead nowhere: {}", lines[0]);
            let (way, text) = first_link(lines[0]);
            assert_eq!(text, link, "{}", lines[0]);
            assert!(lines[0].split("</details>").nth(1).unwrap().contains(acid), "{}", lines[0]);
            let evidence = town.page(way, lang);
            assert!(evidence.contains("20/11/2026") && evidence.contains(acid), "{evidence}");
            assert!(!evidence.contains("19/11/2026"), "the page of one day: {evidence}");
        }
    });
}

/// The rows of the table.
fn lines(page: &str) -> Vec<&str> {
    let body = page.split("<tbody").nth(1).and_then(|rest| rest.split("</tbody>").next()).unwrap();
    body.split("<tr").skip(1).collect()
}

/// Where the first link leads, and what it says.
fn first_link(line: &str) -> (&str, &str) {
    let (way, rest) = line.split("href=\"").nth(1).and_then(|link| link.split_once("\">")).unwrap();
    (way, rest.split("</a>").next().unwrap())
}
