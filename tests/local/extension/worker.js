chrome.runtime.onMessage.addListener((question, sender, answer) => answer(`the worker was asked ${question}`));
