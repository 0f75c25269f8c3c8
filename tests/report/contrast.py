"""A script that finds the text of a page that does not stand out."""

from __future__ import annotations

# https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, for every element with text of its own.
CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = (node) => node === null ? [1, 1, 1, 1]
    : over(rgba(getComputedStyle(node).backgroundColor), behind(node.parentElement));
  const light = (color) => color.slice(0, 3)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  return [...document.body.querySelectorAll("*")]
    .filter((node) => node.checkVisibility() && !node.closest("svg, script"))
    .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .map((node) => {
      const ground = behind(node);
      const [a, b] = [light(over(rgba(getComputedStyle(node).color), ground)), light(ground)];
      return [node.textContent.slice(0, 40), (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
    }).filter(([, ratio]) => ratio < 4.5);
})()
"""
