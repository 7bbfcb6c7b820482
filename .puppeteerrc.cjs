// The browser is found or fetched by setup.mjs, never by an install script.
module.exports = { skipDownload: true };
