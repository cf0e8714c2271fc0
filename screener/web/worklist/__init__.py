"""The worklist: what came of a panel, as a page. It is there if the app was started with one."""
