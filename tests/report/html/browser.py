"""A headless Chromium as tests need it."""

import json
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 60
"""Seconds that anything may take; nothing takes so long, but a busy machine must not fail a test."""


class Browser:
    """One window of it."""

    def __init__(self, downloads: Path, width: int, height: int, dark: bool) -> None:
        import shutil

        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
        ):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.downloads = downloads
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_script_timeout(PATIENCE)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def quit(self) -> None:
        self.driver.quit()

    def forget(self) -> None:
        """Leave no page, no message and no decision of the last test."""
        empty = self.downloads / "empty.html"
        empty.write_text("<!doctype html><title>empty</title>")
        self.driver.get(empty.as_uri())
        self.run("localStorage.clear()")
        self.driver.get_log("browser")
        for file in self.downloads.iterdir():
            file.unlink()

    def open(self, address: str) -> None:
        """Open a page and wait for its first view."""
        self.driver.get(address)
        self.wait(lambda: self.run("return performance.getEntriesByName('first-view').length"))

    def run(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition):
        """What the condition gives, once it gives something true."""
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: condition())

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        """The text of an element, as it is seen, on one line."""
        return " ".join(self.one(selector).text.split())

    def texts(self, selector: str) -> list[str]:
        return [" ".join(element.text.split()) for element in self.all(selector)]

    def click(self, selector: str) -> None:
        self.one(selector).click()

    def button(self, name: str, within: str = "body") -> WebElement:
        """The button in sight that is called so."""
        (found,) = [b for b in self.all(f"{within} button") if b.is_displayed() and b.accessible_name == name]
        return found

    def press(self, keys: str) -> None:
        """Type into whatever has the focus."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def write(self, selector: str, text: str) -> None:
        """Write into a box in place of what stands there."""
        self.one(selector).clear()
        self.one(selector).send_keys(text)

    def escape(self) -> None:
        self.press(Keys.ESCAPE)

    def downloaded(self, name: str) -> list[dict]:
        """The lines of a JSON Lines file that was downloaded."""
        file = self.downloads / name
        self.wait(file.exists)
        time.sleep(0.1)
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    def complaints(self) -> list[str]:
        """What the browser has to say about the page: errors, and what the policy kept from running."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
