//! The list of what was over its limit.

use crate::place::on_both;

const STATION: &str = "code,name,medium,facility_code,facility_name,tax_code,latitude,longitude,commune_code,\
interval_minutes,parameters,limit_set,limit_column,coefficients,o2_reference,public
KXQ009,Không khí cổng nhà máy,ambient_air,,,,10.1,106.1,,60,SO2,QCVN 05:2023/BTNMT,,,,true
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
            let body = page.split("<tbody").nth(1).and_then(|rest| rest.split("</tbody>").next()).unwrap();
            let lines: Vec<&str> = body.split("<tr").skip(1).collect();
            assert_eq!(lines.len(), 2, "{body}");
            assert!(lines[0].contains("22/11/2026 08:00 – 10:00") && lines[0].contains(two), "{}", lines[0]);
            assert!(lines[1].contains("22/11/2026 04:00 – 07:00") && lines[1].contains(three), "{}", lines[1]);
            let worst = lines.iter().map(|line| line.split("</details>").nth(1).unwrap()).collect::<Vec<_>>();
            assert!(worst[0].contains("400") && worst[1].contains("420"), "{worst:?}");
            assert_eq!(body.matches("href=\"/exceedances/").count(), 2 + 5, "each hour has its evidence");
        }
    });
}
