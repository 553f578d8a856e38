//! The comparison: only what is measured in the same unit stands in one chart, and strange questions are answered.

use crate::place::on_both;

#[test]
fn stations_stand_beside_one_another() {
    on_both(|town| {
        let temperature = |value: f64| ("Temp", "oC", vec![value; 34]);
        town.send("NMT001", &[temperature(28.0), ("DO", "mg/L", vec![5.1; 34])]);
        town.send("NMT002", &[temperature(26.5), ("DO", "mg/L", vec![4.4; 34])]);
        let page = town.page("/compare?s1=NMT001&s2=nmt002&s3=KXQ001&s4=NMT001&parameter=DO&span=week", "vi");
        for wanted in
            ["id=\"compare-chart\"", "Sông Trà", "Trạm bơm nước thô", "Không khí Bến Nghĩa không đo DO", "5,1", "4,4"]
        {
            assert!(page.contains(wanted), "no {wanted:?} in {page}");
        }
        let table = &page[page.find("<table").unwrap()..];
        assert_eq!(table.matches("th class=\"number\" scope=\"col\"").count(), 2, "each once: {table}");
        for strange in ["/compare", "/compare?s1=NMT001&parameter=DO", "/compare?s1=%00&s2=..&parameter=%27&span=year"]
        {
            let page = town.page(strange, "vi");
            assert!(page.contains("Chọn ít nhất hai trạm") && !page.contains("compare-chart"), "{strange}");
        }
    });
}
