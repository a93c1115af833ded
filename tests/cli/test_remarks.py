"""What is said of the machine."""

import pytest

from innspill.cli.remarks import show_remarks


def test_a_limit_that_the_system_does_not_hold_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is said on standard error, and nothing is said where all limits hold."""
    monkeypatch.setenv("INNSPILL_LANGUAGE", "en")
    show_remarks(memory_is_limited=True)
    assert capfd.readouterr().err == ""
    show_remarks(memory_is_limited=False)
    assert "memory" in capfd.readouterr().err
