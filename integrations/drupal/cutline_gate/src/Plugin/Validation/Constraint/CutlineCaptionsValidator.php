<?php

namespace Drupal\cutline_gate\Plugin\Validation\Constraint;

use Drupal\Component\Utility\Html;
use Drupal\Core\Site\Settings;
use Symfony\Component\Validator\Constraint;
use Symfony\Component\Validator\ConstraintValidator;

/**
 * Asks the server, before a story that is published is saved.
 */
class CutlineCaptionsValidator extends ConstraintValidator {

  /**
   * {@inheritdoc}
   */
  public function validate(mixed $node, Constraint $constraint): void {
    if (!$node || !$node->isPublished()) {
      return;
    }
    $settings = Settings::get('cutline', []) + ['server' => 'http://127.0.0.1:8737', 'token' => '', 'away' => 'pass'];
    try {
      $answer = \Drupal::httpClient()->post($settings['server'] . '/check', [
        'json' => $this->record($node),
        'headers' => $settings['token'] === '' ? [] : ['Authorization' => 'Bearer ' . $settings['token']],
        'timeout' => 15,
        'allow_redirects' => FALSE,
      ]);
      $said = json_decode((string) $answer->getBody(), TRUE, 512, JSON_THROW_ON_ERROR);
    }
    catch (\Exception $fault) {
      if ($settings['away'] === 'refuse') {
        $this->context->addViolation($constraint->away, ['%message' => $fault->getMessage()]);
      }
      else {
        \Drupal::messenger()->addWarning(t($constraint->away, ['%message' => $fault->getMessage()]));
      }
      return;
    }
    $story = $said['stories'][0];
    foreach ([...$story['captions'], $story] as $of) {
      foreach ($of['findings'] as $finding) {
        $message = isset($of['text']) ? $finding['message'] . ' (“' . $of['text'] . '”)' : $finding['message'];
        if ($finding['severity'] === 'error') {
          $this->context->addViolation($constraint->wrong, ['%message' => $message]);
        }
        elseif ($finding['severity'] === 'warning') {
          \Drupal::messenger()->addWarning(t('%message', ['%message' => $message]));
        }
      }
    }
  }

  /**
   * What is sent: the story, with its pictures as figures.
   *
   * Captions in the text are there once its filters have run. Of fields of
   * images the title is the caption.
   */
  private function record(mixed $node): array {
    $html = '';
    foreach ($node->getFieldDefinitions() as $name => $definition) {
      foreach ($node->get($name) as $item) {
        if (in_array($definition->getType(), ['text_with_summary', 'text_long'], TRUE)) {
          $html .= $item->processed;
        }
        elseif ($definition->getType() === 'image') {
          $source = $item->entity ? $item->entity->createFileUrl() : '';
          $html .= sprintf('<figure><img src="%s" alt="%s"><figcaption>%s</figcaption></figure>', Html::escape($source), Html::escape((string) $item->alt), Html::escape((string) $item->title));
        }
      }
    }
    return [
      'title' => $node->label(),
      'published' => gmdate('Y-m-d', $node->getCreatedTime()),
      'language' => $node->language()->getId(),
      'html' => $html,
    ];
  }

}
