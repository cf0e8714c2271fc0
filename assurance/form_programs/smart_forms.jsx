import { QueryClientProvider } from "@tanstack/react-query";
import { BaseRenderer, RendererThemeProvider, getResponse, useBuildForm, useRendererQueryClient } from "@aehrc/smart-forms-renderer";
import { createRoot } from "react-dom/client";
import React from "react";

function Form({ questionnaire }) {
  const building = useBuildForm({ questionnaire });
  const client = useRendererQueryClient();
  window.response = getResponse;
  const form = building ? null : <BaseRenderer />;
  return <RendererThemeProvider><QueryClientProvider client={client}>{form}</QueryClientProvider></RendererThemeProvider>;
}

const file = new URLSearchParams(location.search).get("file");
const questionnaire = await (await fetch(file)).json();
createRoot(document.getElementById("root")).render(<Form questionnaire={questionnaire} />);
