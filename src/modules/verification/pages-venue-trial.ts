import { html, type Html } from '#kernel/html.ts'
import { alert, boardCode, details, paragraph, qrPicture } from '#ui/components.ts'
import { venueWords as w } from './messages-venue.ts'

/**
 * 试扫码: nobody's code, and not one that the gateway would know. A terminal that reads it asks for
 * a session and nothing else, so that scanner, key and line are tried without verifying anybody.
 */
export const TRIAL_TEXT = 'YIKATONG-TRIAL'

export const trialPicture = (): Html => boardCode(qrPicture(TRIAL_TEXT))

/** 试扫 on the page of the counter: the scanner is held against the screen. */
export const trialOffer = (): Html =>
  details({ summary: w.trial, text: html`${[paragraph(w.trialHere), trialPicture()]}` })

/** What is shown when all of it works. Not a plate: nothing here may look as if somebody passed. */
export const trialAnswer = (): Html =>
  html`<template data-plate="trial" data-kind="check">${alert({
    language: 'zh-Hans',
    kind: 'success',
    title: w.trialGood,
    text: w.trialGoodText,
  })}</template>`
