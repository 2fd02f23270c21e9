{{/* The release's own name, so that two can live in one namespace. */}}
{{- define "afterimage.name" -}}
{{- if contains "afterimage" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-afterimage{{ end }}
{{- end }}
{{- define "afterimage.selector" -}}
app.kubernetes.io/name: afterimage
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "afterimage.labels" -}}
{{ include "afterimage.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
{{- define "afterimage.valkey" -}}
{{ include "afterimage.name" . }}-valkey
{{- end }}
{{- define "afterimage.valkey.selector" -}}
app.kubernetes.io/name: valkey
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "afterimage.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}
