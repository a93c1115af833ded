"""Tesseract's output, read."""

from innspill.ingest.scans.tesseract import Row, Word, rows_of

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://example.org/x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><body>
<span class='ocr_header' title="bbox 10 20 200 40; baseline 0.01 -5; x_size 20">
 <span class='ocrx_word' title='bbox 10 22 40 40; x_wconf 96'>M&amp;S</span>
 <span class='ocrx_word' title='bbox 50 22 70 40; x_wconf 12'>§</span>
</span>
<span class='ocr_line' title="bbox 0 50 200 52; baseline 0 0; x_size 2">
 <span class='ocrx_word' title='bbox 0 50 200 52; x_wconf 95'> </span>
</span>
<span class='ocr_line' title="bbox 5 60 25 200; textangle 90; x_size 20">
 <span class='ocrx_word' title='bbox 5 60 25 200; x_wconf 80'>side</span>
</span>
</body></html>"""


def test_lines_have_words_baseline_and_certainty() -> None:
    """Uncertain words stay; a rule that was taken for a blank word is no line."""
    first, second = rows_of(HOCR.encode())
    assert first == Row(
        words=(
            Word(text="M&S", x0=10, top=22, x1=40, bottom=40, certainty=96),
            Word(text="§", x0=50, top=22, x1=70, bottom=40, certainty=12),
        ),
        x0=10,
        y=35,
        slope=0.01,
    )
    assert second.sideways


def test_output_that_is_cut_off_gives_what_is_there() -> None:
    """Nothing gives nothing, half of it gives the lines that are whole or begun."""
    assert list(rows_of(b" ")) == []
    half = HOCR[: HOCR.index("§")].encode()
    assert [word.text for row in rows_of(half) for word in row.words] == ["M&S"]
