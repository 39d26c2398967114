// Installing packages never downloads a browser: pipeline/set-up.mjs looks for one first and knows the alternatives.
module.exports = { skipDownload: true };
