// The few words that a script says by itself. Everything else on a page is the server's, through Fluent.

const texts = {
  vi: {
    down: (since: string) => `Mất kết nối từ ${since}. Số liệu trên màn hình có thể đã cũ; đang thử nối lại.`,
    up: "Đã nối lại. Số liệu trên màn hình là mới nhất.",
    updated: (name: string) => `${name}: có số liệu mới.`,
    copied: "Đã chép.",
    sending: "Đang gửi…",
    showMap: "Mở bản đồ phóng to được (khoảng 450 kB)",
    mapOf: "Bản đồ. Phím mũi tên để di chuyển, cộng và trừ để phóng to, thu nhỏ.",
    scrub: "Đọc biểu đồ theo thời gian",
    zoomIn: "Phóng to",
    zoomOut: "Thu nhỏ",
    close: "Đóng",
    attribution: "Nguồn bản đồ",
  },
  en: {
    down: (since: string) => `Connection lost since ${since}. What you see may be out of date; trying again.`,
    up: "Connected again. What you see is current.",
    updated: (name: string) => `${name}: new readings.`,
    copied: "Copied.",
    sending: "Sending…",
    showMap: "Open the map that zooms (about 450 kB)",
    mapOf: "Map. Arrow keys move it, plus and minus zoom.",
    scrub: "Read the chart along time",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    close: "Close",
    attribution: "Source of the map",
  },
};

/** The page's language, Vietnamese unless it says English. */
export const language = document.documentElement.lang.startsWith("en") ? "en" : "vi";

/** The script's words in the page's language. */
export const text: (typeof texts)["vi"] = texts[language];
